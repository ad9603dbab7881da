/** Tells of whole steps that are done, of which fractions come. */
export function wholeSteps(onSteps: (more: number) => void): (more: number) => void {
  let [done, told] = [0, 0]
  return (more) => {
    done += more
    const whole = Math.floor(done + 1e-6)
    if (whole > told) onSteps(whole - told)
    told = whole
  }
}
