import type { StudySession } from './studySession.ts'

/**
 * Answers what a feature of the page asks the worker (`ReaderPage.ask`): listed in `worker.ts`. Questions and answers are plain data
 * that can be sent between threads.
 */
export interface WorkerFeature {
  readonly name: string
  readonly answer: (question: unknown, session: StudySession) => unknown
}
