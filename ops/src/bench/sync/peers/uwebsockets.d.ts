/** The part of uWebSockets.js that the bare peer uses; the build that npm carries brings no types under this name. */
declare module 'uWebSockets.js' {
  type Socket<Data> = { getUserData(): Data; subscribe(topic: string): boolean };
  type Request = { getParameter(index: number): string; getHeader(name: string): string };
  type Response = {
    upgrade(data: object, key: string, protocol: string, extensions: string, context: unknown): void;
  };
  type Behavior<Data> = {
    readonly maxBackpressure: number;
    readonly compression: unknown;
    readonly upgrade: (response: Response, request: Request, context: unknown) => void;
    readonly open: (socket: Socket<Data>) => void;
    readonly message: () => void;
  };
  type App = {
    ws<Data>(pattern: string, behavior: Behavior<Data>): App;
    publish(topic: string, message: Uint8Array, isBinary: boolean): boolean;
    listen(port: number, listening: () => void): App;
  };
  const uws: { App(): App; readonly DISABLED: unknown };
  export default uws;
}
