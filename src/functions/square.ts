/** x * x. Of x ** 2, engines may give any value that is near (ECMAScript, section 6.1.6.1.3). */
export const square = (x: number): number => x * x
