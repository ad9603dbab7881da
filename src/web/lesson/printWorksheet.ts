/// <reference lib="dom" />

/** Prints the worksheet of a lesson and nothing else of the page, whichever lesson is open. */
export function printWorksheet(lesson: string): void {
  for (const sheet of document.querySelectorAll<HTMLElement>('.worksheet'))
    sheet.classList.toggle('printed', sheet.dataset.lesson === lesson)
  const shown = document.body.dataset.lesson
  document.body.dataset.lesson = lesson
  print()
  if (shown === undefined) delete document.body.dataset.lesson
  else document.body.dataset.lesson = shown
}
