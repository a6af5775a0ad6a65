/** The part of uWebSockets.js that is used here; the build that npm carries brings no types under this name. */
declare module 'uWebSockets.js' {
  export type HttpRequest = {
    getMethod(): string;
    getUrl(): string;
    getQuery(): string | undefined;
    forEach(visit: (name: string, value: string) => void): void;
  };

  export type HttpResponse = {
    onAborted(listener: () => void): void;
    onData(listener: (chunk: ArrayBuffer, isLast: boolean) => void): void;
    getRemoteAddressAsText(): ArrayBuffer;
    cork(write: () => void): void;
    writeStatus(status: string): void;
    writeHeader(name: string, value: string): void;
    end(body?: ArrayBuffer | string, closeConnection?: boolean): void;
    endWithoutBody(reportedLength?: number): void;
  };

  export function us_listen_socket_close(socket: unknown): void;
}
