/** The README's table of speed: the mark before it, the table and the mark after it. */
export const SPEED = /(<!-- speed -->\n)([\s\S]*?)(\n?<!-- end -->)/
