/** Before so many seconds or so small a share, what has been done says little about the rest. */
const LEAST_SECONDS = 1
const LEAST_SHARE = 0.02

/** How long the rest takes if it goes on as it went; '' when there is nothing left or nothing to judge by. */
export function timeLeft(done: number, total: number, seconds: number): string {
  if (done >= total || seconds < LEAST_SECONDS || done < LEAST_SHARE * total) return ''
  const rest = Math.ceil((seconds * (total - done)) / done)
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor((rest % 3600) / 60)]
  if (hours > 0) return `about ${hours} h ${minutes} min left`
  return minutes > 0 ? `about ${minutes} min ${rest % 60} s left` : `about ${rest} s left`
}
