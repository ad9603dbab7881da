/** Where in a file something stands. Lines and columns count from 1; the file is relative to the scenario folder's parent. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}
