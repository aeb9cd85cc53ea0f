import { type Attack, inTurn, volley } from '../attack.ts';
import { operation } from '../caller.ts';

const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';

/**
 * Wrong passwords from two hundred addresses, each an e-mail address of its own, so that no limit of one of them holds: each is
 * hashed for long. A mend hashes off the event loop, few at a time, and refuses what would wait.
 */
export const signIns: Attack = {
  name: 'sign-ins',
  finding: 'like security 14',
  prepare: async ({ stranger }) => {
    const strangers = Array.from({ length: 200 }, stranger);
    return {
      fire: volley({ atOnce: 20, most: 2_000 }, (number) => {
        const input = { email: `${number}@example.org`, password: `wrong password ${number}` };
        return inTurn(strangers, number).send(operation(query, { input }));
      }),
    };
  },
};

/** Sign-up from two hundred addresses, where it is open: a hash and a user each. */
export const signUps: Attack = {
  name: 'sign-ups',
  finding: 'like security 14',
  prepare: async ({ stranger }) => {
    const strangers = Array.from({ length: 200 }, stranger);
    const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code } } }';
    const wave = Date.now();
    return {
      fire: volley({ atOnce: 20, most: 1_000 }, (number) => {
        const input = {
          email: `${wave}-${number}@example.org`,
          name: 'Many',
          password: `correct horse ${number}`,
        };
        return inTurn(strangers, number).send(operation(signUp, { input }));
      }),
    };
  },
};
