import './editor.css';
import './requests.js';
import './steps.js';
import './schedule.js';
import './variables.js';
import './faults.js';
import './saving.js';
import './preview.js';
import './calendar.js';
import { changed } from './changes.js';
import { form } from './draft.js';

if (form.hasAttribute('hx-post')) {
  changed();
}
