import { type Client, Room, defineRoom, defineServer } from '@colyseus/core';
import { StateView, schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { peerOptions, ready } from './options.ts';
import { Walkers } from './walkers.ts';

/** A room as Colyseus' own guide has it: schema state, patches by its timer, on its default transport. */
const { port, hz, perRoom } = peerOptions();

const Avatar = schema({ x: t.uint16(), y: t.uint16(), facing: t.uint8() });
type Avatar = InstanceType<typeof Avatar>;
const OpenState = schema({ avatars: t.map(Avatar) });
const ViewState = schema({ avatars: t.map(Avatar).view() });

abstract class PlainRoom extends Room {
  override maxClients = perRoom;
  override patchRate = 1000 / hz;
  protected readonly walkers = new Walkers<Avatar>();

  override messages = {
    walk: (client: Client, to: { x: number; y: number }) => this.walkers.walk(client.sessionId, to),
  };

  override onCreate(): void {
    this.setTimestep(() => this.walkers.step(), 1000 / hz);
  }
}

class SchemaRoom extends PlainRoom {
  override state = new OpenState();

  override onJoin(client: Client): void {
    const avatar = new Avatar();
    this.walkers.enter(client.sessionId, avatar);
    this.state.avatars.set(client.sessionId, avatar);
  }

  override onLeave(client: Client): void {
    this.walkers.leave(client.sessionId);
    this.state.avatars.delete(client.sessionId);
  }
}

/** The same with a StateView for each client, which has everybody in it. */
class ViewRoom extends PlainRoom {
  override state = new ViewState();

  override onJoin(client: Client): void {
    const avatar = new Avatar();
    this.walkers.enter(client.sessionId, avatar);
    this.state.avatars.set(client.sessionId, avatar);
    client.view = new StateView();
    for (const other of this.walkers.shown.values()) client.view.add(other);
    for (const other of this.clients) if (other !== client) other.view?.add(avatar);
  }

  override onLeave(client: Client): void {
    const avatar = this.walkers.shown.get(client.sessionId);
    this.walkers.leave(client.sessionId);
    if (avatar !== undefined) for (const other of this.clients) other.view?.remove(avatar);
    this.state.avatars.delete(client.sessionId);
  }
}

const server = defineServer({
  rooms: { schema: defineRoom(SchemaRoom), view: defineRoom(ViewRoom) },
  transport: new WebSocketTransport({}),
  greet: false,
});
await server.listen(port);
ready();
