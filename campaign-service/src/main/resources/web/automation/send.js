// A step brings its texts along; a message of its own has fields, an SMS fewer of them.
function fit() {
  const own = document.getElementById('send-step').value === '';
  const sms = document.getElementById('send-channel').value === 'sms';
  document.getElementById('own-message').hidden = !own;
  document.querySelectorAll('#own-message [data-email]').forEach((field) => { field.hidden = sms; });
}

if (document.getElementById('send-form')) {
  document.getElementById('send-form').addEventListener('change', fit);
  fit();
}
