export { type CityLights, createCityLights } from './city-lights.ts';
export type { HostedCities, LiveCities, OpenCity } from './live-cities.ts';
export { createPlacement } from './placement.ts';
export { createSeats } from './seats.ts';
export { type Admission, type OpenedTicket, type Tickets, createTickets } from './tickets.ts';
export type { Seats } from './types.ts';
