declare module 'cli-progress' {
  export class SingleBar {
    constructor(options: {
      readonly format: string
      readonly stream: Pick<NodeJS.WriteStream, 'write'>
      readonly hideCursor: boolean
      readonly clearOnComplete: boolean
    })
    start(total: number, value: number, payload?: object): void
    increment(by: number, payload?: object): void
    stop(): void
  }
  const cliProgress: { SingleBar: typeof SingleBar }
  export default cliProgress
}
