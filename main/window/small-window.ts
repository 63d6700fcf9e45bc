/** Neither in the task bar of a Linux desktop nor tiled by it; on macOS over full-screen apps. */
export const SMALL_WINDOW_TYPE: Partial<Record<NodeJS.Platform, { readonly type: string }>> = {
  linux: { type: 'utility' },
  darwin: { type: 'panel' },
};
