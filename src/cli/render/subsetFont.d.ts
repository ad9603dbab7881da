/** The part of subset-font used here; the package ships no types. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: 'sfnt' | 'woff' | 'woff2'
      readonly noHinting?: boolean
      readonly dropTables?: readonly string[]
    },
  ): Promise<Buffer>
}
