/** The parts of package-lock.json that matter here. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/**
 * Finds optional packages that the lockfile does not list. They are how tools ship their binaries for each platform;
 * one that was missing from the registry when the file was made breaks `npm ci` on that platform only.
 */
export function findUnlisted({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isListed(packages, path, name))
      .map(([name, range]) => `${path || 'the project'} wants ${name} ${range}`),
  );
}

/** Looks where Node would: beside the package, then in each folder above it. */
function isListed(packages: Lockfile['packages'], path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}
