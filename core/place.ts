/** Where a window can be led from outside: a moment is a time (epoch ms) on the chart. */
export type Place =
  | { readonly kind: 'now' }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'notices' }
  | { readonly kind: 'settings' };
