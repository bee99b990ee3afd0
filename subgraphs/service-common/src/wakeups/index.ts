export { type Listener, type ListenerSettings, openListener } from './open-listener';
export type { Wakeups, Watch } from './wakeups';
