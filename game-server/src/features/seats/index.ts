export type { LiveCities, OpenCity } from './live-cities.ts';
export { createSeats } from './seats.ts';
export { type Admission, type OpenedTicket, type Tickets, createTickets } from './tickets.ts';
export type { Seats } from './types.ts';
