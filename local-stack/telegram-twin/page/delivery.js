// The panel of delivery: what waits for the bot, why, and until when; with a switch that cuts the network.

import { control } from './api.js';
import { byId, setText } from './dom.js';
import { clockTime } from './parts.js';
import { troubleText } from './texts.js';

const TICK_MILLISECONDS = 1000;

/// A length of time as people say it: 5 s, 3 min 20 s, 2 h 5 min.
function duration(seconds, t) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('seconds', { n: whole });
  const [big, small, bigKey, smallKey] = whole < 3600
    ? [Math.floor(whole / 60), whole % 60, 'minutes', 'seconds']
    : [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), 'hours', 'minutes'];
  return small ? `${t(bigKey, { n: big })} ${t(smallKey, { n: small })}` : t(bigKey, { n: big });
}

/// Reads the log of deliveries, and knows since when the updates that failed have been waiting.
class Attempts {
  #seen = 0;
  #since = new Map();

  async read() {
    const { calls, deliveries } = await control.log(this.#seen);
    for (const { update_id: id, at, error } of deliveries) {
      if (!error) this.#since.delete(id);
      else if (!this.#since.has(id)) this.#since.set(id, at);
    }
    this.#seen = Math.max(this.#seen, calls.at(-1)?.n ?? 0, deliveries.at(-1)?.n ?? 0);
  }

  forget() {
    this.#since.clear();
  }

  oldest() {
    return Math.min(...this.#since.values());
  }
}

export class DeliveryPanel {
  /// `view()` is the page's state; `attempt(action)` does something and says so if it fails.
  constructor({ view, attempt, onChange }) {
    this.view = view;
    this.attempts = new Attempts();
    this.panel = byId('delivery');
    this.panel.addEventListener('toggle', (event) => this.#toggled(event.newState === 'open'));
    const does = (id, action) => byId(id).addEventListener('click', async () => {
      await attempt(() => action(this.view()));
      onChange();
    });
    // What a call leaves out is mended, so all else that is broken on purpose goes along.
    does('network', ({ state: { faults } }) => control.fault({ ...faults, network_down: !faults?.network_down }));
    does('privacy', ({ state }) => control.privacy(!state.privacy));
    does('block', ({ state, me }) => control.block(me.id, !state.blocked?.includes(me.id)));
    does('migrate', ({ chatId }) => control.migrate(chatId));
  }

  get open() {
    return this.panel.matches(':popover-open');
  }

  #toggled(open) {
    clearInterval(this.timer);
    if (!open) return;
    this.timer = setInterval(() => this.show(), TICK_MILLISECONDS);
    this.refresh();
  }

  /// After a change of the state; reads only while somebody looks.
  async refresh() {
    if (!this.open) return;
    // A failed reading needs no word: the page says that it is offline.
    await this.attempts.read().catch(() => {});
    this.show();
  }

  show() {
    const { state, messages, t } = this.view();
    if (!state || !this.open) return;
    const waiting = state.webhook?.pending_update_count ?? 0;
    if (waiting === 0) this.attempts.forget();
    const cut = Boolean(state.faults?.network_down);
    byId('network').setAttribute('aria-checked', String(!cut));
    setText(byId('network-text'), t(cut ? 'networkMend' : 'networkCut'));
    setText(byId('network-state'), t(cut ? 'networkIsDown' : 'networkIsUp'));
    this.panel.dataset.waiting = String(waiting);
    setText(byId('waiting-count'), waiting ? String(waiting) : t('nothingWaits'));
    this.#showOldest(waiting, messages, t);
    this.#showNext(waiting, state, t);
    this.#showError(state, t);
    this.#showChat(this.view());
  }

  /// What can be set for the chat that is shown.
  #showChat({ state, chatId, me, group, t }) {
    const chat = state.chats.find(({ id }) => id === chatId);
    const grouped = chat !== undefined && chat.type !== 'private';
    const blocked = Boolean(state.blocked?.includes(me?.id));
    setSwitch('privacy', grouped && state.privacy !== undefined, state.privacy, t(state.privacy ? 'privacyOn' : 'privacyOff'));
    setSwitch('block', !grouped && me && state.blocked, blocked, t(blocked ? 'blockOn' : 'blockOff'));
    byId('migrate').hidden = chat?.type !== 'group' || Boolean(group?.migrated_to);
  }

  #showOldest(waiting, messages, t) {
    const here = (messages ?? []).filter((message) => message.pending).map(({ date }) => date);
    const oldest = Math.min(this.attempts.oldest(), ...here);
    const known = waiting > 0 && Number.isFinite(oldest);
    row('oldest', known && duration(Date.now() / 1000 - oldest, t));
  }

  #showNext(waiting, { webhook, delivery }, t) {
    if (waiting === 0) return row('next-try');
    if (!webhook?.url) return row('next-try', t('noWebhook'));
    const left = (delivery?.next_attempt_at ?? 0) - Date.now() / 1000;
    return row('next-try', left < 1 ? t('now') : t('inTime', { time: duration(left, t) }));
  }

  #showError(state, t) {
    const { last_error_date: at, last_error_message: why } = state.webhook ?? {};
    row('last-error', why && (state.faults?.network_down ? t('networkNotice') : troubleText(why, t)));
    setText(byId('last-error-raw'), why ? `${clockTime(at)} · ${why}` : '');
  }
}

function setSwitch(id, shown, on, text) {
  byId(id).hidden = !shown;
  byId(id).setAttribute('aria-checked', String(Boolean(on)));
  setText(byId(`${id}-text`), text);
}

/// A line of the panel with this value; hidden if there is none.
function row(id, value) {
  setText(byId(id), value || '');
  byId(id).closest('.fact').hidden = !value;
}
