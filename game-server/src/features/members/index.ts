export { createMembers, type Members } from './members.service.ts';
