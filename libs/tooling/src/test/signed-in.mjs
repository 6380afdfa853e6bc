/** A caller with the session of the demo's owner. */
export async function signedIn(url) {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'etl-studio' };
  const body = JSON.stringify({ email: 'owner@demo.test', password: 'etl-studio-demo' });
  const login = await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body });
  const { orgs } = /** @type {any} */ (await login.json());
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const post = async (place, json) => {
    const answer = await fetch(`${url}${place}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(json),
    });
    return /** @type {Promise<any>} */ (answer.json());
  };
  return { orgId: orgs[0].id, post };
}
