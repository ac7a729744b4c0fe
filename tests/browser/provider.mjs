// Another provider's sign-in, as small as OAuth 2 allows: it lets everybody through at once, as the person it was told last.
import { createServer } from 'node:http';

export async function startProvider() {
  let person = null;
  const server = createServer((request, response) => {
    const asked = new URL(request.url, 'http://provider');
    if (asked.pathname === '/authorize') {
      const back = new URL(asked.searchParams.get('redirect_uri'));
      back.searchParams.set('code', 'one-time');
      back.searchParams.set('state', asked.searchParams.get('state'));
      response.writeHead(302, { location: back.href });
      response.end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(asked.pathname === '/token' ? { access_token: 'opaque', token_type: 'Bearer' } : person));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    address,
    /** Who comes next. */
    knows: (subject, email) => { person = { sub: subject, email, email_verified: true }; },
    settings: [
      '--external:name', 'Annuaire Horizon', '--external:clientId', 'pm', '--external:clientSecret', 'known to both',
      '--external:authorizationEndpoint', `${address}/authorize`,
      '--external:tokenEndpoint', `${address}/token`,
      '--external:userInformationEndpoint', `${address}/who`,
    ],
    stop: () => server.close(),
  };
}
