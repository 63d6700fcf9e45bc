import type { ComponentChildren } from 'preact';

type ButtonProps = {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly look?: 'main' | 'plain' | 'danger' | 'text';
  readonly submit?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
};

/**
 * A button in one of four looks; one that submits belongs to its form. While it is disabled it does nothing but keeps the
 * focus: what a person pressed must not be lost to the keyboard while it works.
 */
export function Button({ children, onClick, look = 'plain', submit = false, disabled = false, label }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}`}
      onClick={(event) => {
        if (disabled) event.preventDefault();
        else onClick?.();
      }}
      aria-disabled={disabled || undefined}
      aria-label={label}
    >
      {children}
    </button>
  );
}
