export { type AdminAnswer, runAdminCommand, USAGE } from './commands.ts';
export { resetCity } from './reset-city.ts';
export { adminSocketPath, askServer, serveAdmin } from './socket.ts';
