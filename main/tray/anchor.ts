import type { Anchor } from '../../core/tray';

/**
 * Where the tray item that was clicked lies: its own place where the system tells it, else where the pointer is; null
 * where neither is known. A system that hides both says zeros.
 */
export function anchorOf(item: Anchor, pointer: { readonly x: number; readonly y: number }): Anchor | null {
  if (item.width > 0 && item.height > 0) return item;
  if (pointer.x === 0 && pointer.y === 0) return null;
  return { x: pointer.x, y: pointer.y, width: 0, height: 0 };
}
