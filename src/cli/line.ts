/** One line of what `show` says of a name. */
export type Line = readonly [what: string, text: string]
