import { useEffect, useId, useRef } from 'preact/hooks';
import { isTyping } from '../parts/is-typing';

type SearchProps = {
  readonly value: string;
  readonly placeholder: string;
  readonly onInput: (value: string) => void;
};

/** The search; a stroke leads to it from anywhere on the page, Escape empties it, then leaves it. */
export function SearchField({ value, placeholder, onInput }: SearchProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isFree = !isTyping(document.activeElement) && !document.querySelector('dialog[open]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || !isFree) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class="field search">
      <label for={id}>Search</label>
      <input
        id={id}
        ref={input}
        type="search"
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Escape') return;
          if (currentTarget.value === '') currentTarget.blur();
          else onInput('');
        }}
      />
    </div>
  );
}
