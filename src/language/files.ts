/** Reads text files of a scenario folder. Shells implement it on a disk, in a page or in a test. */
export interface Files {
  /** The text of a file, by a path relative to the folder that holds the scenario folders; undefined if there is none. */
  read(path: string): string | undefined
}
