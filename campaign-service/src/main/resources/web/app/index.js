import '@tabler/core/dist/css/tabler.min.css';
import './console.css';
import '@tabler/core/dist/js/tabler.esm.min.js';
import './requests.js';
import './dialogs.js';
import './appearance.js';
import './times.js';
