// Presses of inline buttons, and what the bot answers to them.

import { control } from './api.js';
import { alertBox, toast } from './panels.js';

const POLL_MILLISECONDS = 300;
const PATIENCE_MILLISECONDS = 30000;

export class Presses {
  #busy = new Set();

  /// `view()` is the page's state; `attempt(action)` does something and says so if it fails.
  constructor({ view, attempt, onBusy }) {
    this.view = view;
    this.attempt = attempt;
    this.onBusy = onBusy;
  }

  #key(messageId, data) {
    return `${this.view().chatId} ${messageId} ${data}`;
  }

  isBusy(messageId, data) {
    return this.#busy.has(this.#key(messageId, data));
  }

  async press({ message_id: messageId }, data) {
    const key = this.#key(messageId, data);
    if (this.#busy.has(key)) return;
    const { chatId, me } = this.view();
    this.#busy.add(key);
    this.onBusy(messageId);
    await this.attempt(async () => {
      const asked = await control.press({ chat_id: chatId, from_id: me.id, message_id: messageId, data });
      await this.#showAnswer(asked.callback_query_id);
    });
    this.#busy.delete(key);
    this.onBusy(messageId);
  }

  async #showAnswer(id) {
    const deadline = Date.now() + PATIENCE_MILLISECONDS;
    while (Date.now() < deadline) {
      const answer = await control.callback(id);
      if (answer.answered) {
        if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
        return;
      }
      await new Promise((resolve) => { setTimeout(resolve, POLL_MILLISECONDS); });
    }
    toast(this.view().t('noAnswer'));
  }
}
