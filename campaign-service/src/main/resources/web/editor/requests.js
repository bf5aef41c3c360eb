import { htmx } from '../app/requests.js';
import { form, readDraft, readMessage } from './draft.js';
import { activeCard } from './active.js';

const message = (card) => (card?.isConnected ? readMessage(card) : null);
const contact = () => document.getElementById('person').dataset.contact || null;

// What an element sends, by its data-body: the API's JSON.
const bodies = {
  draft: readDraft,
  sms: (element) => ({ contactId: contact(), message: message(element.closest('.step')) }),
  preview: () => ({ contactId: contact(), message: message(activeCard()) }),
  test: () => ({ campaignId: form.dataset.campaign, message: message(activeCard()) }),
  calendar: () => ({
    zone: document.getElementById('sample-zone').value.trim(),
    enrolledAt: document.getElementById('sample-time').value || null,
    draft: readDraft(),
  }),
};

htmx.defineExtension('draft', {
  onEvent(name, event) {
    if (name === 'htmx:configRequest' && event.detail.verb !== 'get') {
      event.detail.headers['Content-Type'] = 'application/json';
    }
    return true;
  },
  encodeParameters(xhr, parameters, element) {
    return JSON.stringify(bodies[element.dataset.body](element));
  },
});
