import type { HandleClientError } from '@sveltejs/kit';

/** A page that does not exist is shown as such; anything else that goes wrong is reported to the console. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) reportError(error);
  return { message };
};
