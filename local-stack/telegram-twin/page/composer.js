// The line where a person writes: text, commands, files, and what is being edited or replied to.

import { byId, button, element } from './dom.js';
import { fileSize } from './parts.js';

const MAX_HEIGHT = 180;
const LARGEST_FILE = 20 * 1024 * 1024;

export class Composer {
  /// `handlers`: onSubmit(text, context), onCommand(text), onEditLast(), onTooLarge(size), commands(), language(), t(key, values).
  constructor(handlers) {
    this.handlers = handlers;
    this.input = byId('composer');
    this.menu = byId('command-menu');
    this.menuButton = byId('commands-button');
    this.context = undefined;
    this.drafts = new Map();
    this.#listen();
    this.#changed();
  }

  #listen() {
    byId('composer-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    // Keeps the keyboard of a phone open: without this the button would take the focus.
    byId('send').addEventListener('pointerdown', (event) => event.preventDefault());
    byId('context-cancel').addEventListener('click', () => this.cancel());
    this.input.addEventListener('input', () => this.#changed());
    this.input.addEventListener('keydown', (event) => this.#onKey(event));
    this.menu.addEventListener('keydown', (event) => this.#onMenuKey(event));
    this.menuButton.addEventListener('click', () => this.#toggleMenu());
    this.#listenFiles();
  }

  #listenFiles() {
    const picker = byId('attach');
    picker.addEventListener('change', () => {
      const [file] = picker.files;
      // The same file may be chosen again.
      picker.value = '';
      this.attach(file);
    });
    this.input.addEventListener('paste', (event) => {
      const [file] = event.clipboardData.files;
      if (!file) return;
      event.preventDefault();
      this.attach(file);
    });
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      this.attach(event.dataTransfer.files[0]);
    });
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text && !this.context?.file) return;
    const { context } = this;
    if (context?.file) context.asFile = !context.picture || byId('as-file').checked;
    this.#setContext(undefined);
    this.set('');
    this.handlers.onSubmit(text, context);
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === 'Escape') {
      if (!this.menu.hidden) this.#hideMenu();
      else this.cancel();
    } else if (event.key === 'ArrowUp' && !this.menu.hidden) {
      event.preventDefault();
      this.menu.lastElementChild?.focus();
    } else if (event.key === 'ArrowUp' && this.input.value === '' && !this.context) {
      event.preventDefault();
      this.handlers.onEditLast();
    }
  }

  #onMenuKey(event) {
    const here = document.activeElement;
    if (event.key === 'Escape') {
      this.#hideMenu();
      this.input.focus();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const next = event.key === 'ArrowUp' ? here.previousElementSibling : here.nextElementSibling;
      (next ?? this.input).focus();
    }
  }

  #changed() {
    this.#grow();
    this.#showMenu(/^\/\S*$/.test(this.input.value) && !this.context?.edit);
  }

  #grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, MAX_HEIGHT)}px`;
  }

  set(text) {
    this.input.value = text;
    this.#changed();
  }

  focus() {
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  // Commands

  #toggleMenu() {
    if (!this.menu.hidden) {
      this.#hideMenu();
      return;
    }
    this.#showMenu(true);
    this.menu.firstElementChild?.focus();
  }

  #hideMenu() {
    this.menu.hidden = true;
    this.menuButton.setAttribute('aria-expanded', 'false');
  }

  #showMenu(wanted) {
    const typed = this.input.value.startsWith('/') ? this.input.value.slice(1).toLowerCase() : '';
    const fitting = wanted ? this.handlers.commands().filter(({ command }) => command.startsWith(typed)) : [];
    if (fitting.length === 0) {
      this.#hideMenu();
      return;
    }
    // The same rows stay: one of them may be under a finger at this moment.
    const key = JSON.stringify(fitting);
    if (key !== this.menuKey) this.menu.replaceChildren(...fitting.map((entry) => this.#commandRow(entry)));
    this.menuKey = key;
    this.menu.hidden = false;
    this.menuButton.setAttribute('aria-expanded', 'true');
  }

  #commandRow({ command, description }) {
    const row = button('command', undefined, 'command');
    row.dataset.command = command;
    row.append(element('strong', '', `/${command}`), element('span', '', description));
    row.addEventListener('click', () => {
      this.set('');
      this.#hideMenu();
      this.handlers.onCommand(`/${command}`);
      this.focus();
    });
    return row;
  }

  /// After a change of the state: the button is of no use to a bot without commands.
  commandsChanged() {
    this.menuButton.hidden = this.handlers.commands().length === 0;
    if (!this.menu.hidden && this.input.value.startsWith('/')) this.#changed();
  }

  // Editing and replying

  edit(message) {
    this.#setContext({ edit: message.message_id, title: this.handlers.t('editing'), quote: message.text });
    this.set(message.text);
    this.focus();
  }

  reply(message, who, quote) {
    this.#setContext({ reply: message.message_id, title: this.handlers.t('replyTo', { who }), quote });
    this.focus();
  }

  attach(file) {
    if (!file || this.input.disabled) return;
    const language = this.handlers.language();
    if (file.size > LARGEST_FILE) {
      this.handlers.onTooLarge(fileSize(LARGEST_FILE, language));
      return;
    }
    const picture = /^image\/(jpeg|png)$/.test(file.type);
    if (this.context?.edit !== undefined) this.cancel();
    const quote = `${file.name} · ${fileSize(file.size, language)}`;
    this.#setContext({ file, picture, reply: this.context?.reply, title: this.handlers.t(picture ? 'photo' : 'file'), quote });
    this.focus();
  }

  cancel() {
    if (!this.context) return;
    const wasEdit = this.context.edit !== undefined;
    this.#setContext(undefined);
    if (wasEdit) this.set('');
    this.focus();
  }

  /// Gives back what could not be sent, unless the person already writes something else.
  restore(text, context) {
    if (this.input.value !== '') return;
    this.#setContext(context);
    this.set(text);
  }

  #setContext(context) {
    this.context = context;
    const panel = byId('context');
    panel.hidden = !context;
    panel.dataset.mode = modeOf(context);
    byId('as-file-choice').hidden = !context?.picture;
    byId('as-file').checked = false;
    this.#placeholder();
    byId('context-title').textContent = context?.title ?? '';
    byId('context-quote').textContent = context?.quote ?? '';
  }

  #placeholder() {
    this.input.placeholder = this.handlers.t(this.context?.file ? 'caption' : 'message');
  }

  /// Every chat has its own unfinished text.
  switchChat(from, to) {
    if (from !== undefined && this.context?.edit === undefined) this.drafts.set(from, this.input.value);
    this.#setContext(undefined);
    this.set(this.drafts.get(to) ?? '');
  }

  enable(enabled) {
    this.input.disabled = !enabled;
    byId('send').disabled = !enabled;
    byId('attach').disabled = !enabled;
  }
}

function modeOf(context) {
  if (context?.file) return 'file';
  return context?.edit !== undefined ? 'edit' : 'reply';
}
