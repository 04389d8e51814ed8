// Comfort only: every page works without this file.

/** Says how many characters are left under each text with a limit; counts code points, as the server does. */
function countCharacters(field: HTMLInputElement | HTMLTextAreaElement): void {
  const place = document.getElementById(`${field.id}-count`);
  const limit = Number(field.dataset.limit);
  if (!place || !limit) return;
  const words = place.dataset.words ?? '';
  const show = () => {
    const left = limit - Array.from(field.value.trim()).length;
    place.hidden = left > limit / 4;
    place.textContent = words.replace('%1', String(left));
  };
  field.addEventListener('input', show);
  show();
}

/** A form that was sent cannot be sent again by an impatient second click. */
function sendOnce(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    form.setAttribute('aria-busy', 'true');
  });
}

/** A click on the map fills latitude and longitude at once, without the round trip that it takes without scripts. */
function choosePoint(map: HTMLInputElement): void {
  const [west, north, east, south] = (map.dataset.bounds ?? '').split(',').map(Number);
  const form = map.form;
  if (!form || Number.isNaN(south)) return;
  const latitude = form.elements.namedItem(map.dataset.latitude ?? '') as HTMLInputElement | null;
  const longitude = form.elements.namedItem(map.dataset.longitude ?? '') as HTMLInputElement | null;
  const said = document.getElementById(`${map.id}-said`);
  if (!latitude || !longitude) return;
  map.addEventListener('click', (event) => {
    if (event.detail === 0) return; // sent by the keyboard
    event.preventDefault();
    const box = map.getBoundingClientRect();
    const lon = west + ((event.clientX - box.left) / box.width) * (east - west);
    const lat = north - ((event.clientY - box.top) / box.height) * (north - south);
    latitude.value = lat.toFixed(5);
    longitude.value = lon.toFixed(5);
    const url = new URL(map.src, location.href);
    url.searchParams.set('lat', latitude.value);
    url.searchParams.set('lon', longitude.value);
    map.src = url.toString();
    if (said) said.textContent = `${latitude.value}, ${longitude.value}`;
  });
}

document.querySelectorAll<HTMLTextAreaElement>('[data-limit]').forEach(countCharacters);
document.querySelectorAll<HTMLFormElement>('form[method="post"]').forEach(sendOnce);
document.querySelectorAll<HTMLInputElement>('input[type="image"][data-bounds]').forEach(choosePoint);
document.getElementById('error-summary')?.focus();
window.addEventListener('pageshow', () => {
  document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach((form) => {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  });
});
