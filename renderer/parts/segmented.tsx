type Option<T> = { readonly value: T; readonly label: string };

type SegmentedProps<T> = {
  readonly name: string;
  readonly legend: string;
  readonly options: ReadonlyArray<Option<T>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
};

/** One of a few: radio buttons side by side, so that the arrow keys work as everywhere. */
export function Segmented<T extends string | number>({ name, legend, options, value, onChange }: SegmentedProps<T>) {
  return (
    <fieldset class="segmented">
      <legend class="unseen">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
