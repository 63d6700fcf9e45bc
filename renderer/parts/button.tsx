import type { ComponentChildren } from 'preact';

type ButtonProps = {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly look?: 'main' | 'plain' | 'danger' | 'text';
  readonly submit?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
};

/** A button in one of four looks; one that submits belongs to its form. */
export function Button({ children, onClick, look = 'plain', submit = false, disabled = false, label }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}`}
      onClick={onClick}
      disabled={disabled}
      aria-label={label}
    >
      {children}
    </button>
  );
}
