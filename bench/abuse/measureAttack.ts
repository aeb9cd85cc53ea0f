import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchRow, figure } from '../row.ts';
import { type Attack, Tally, type Weapon } from './attack.ts';
import { Bystander, type Waits } from './bystander.ts';
import type { Stage } from './stage.ts';
import { Watch } from './watch.ts';

/** How long others are watched after the attacker has had the last answer. */
const afterSeconds = 3;
/** How long the last answers are waited for. */
const patienceSeconds = 30;

/** Fires for some seconds while another team goes on with its work; what they waited for, and what the API took. */
export async function measureAttack(stage: Stage, attack: Attack, seconds: number): Promise<BenchRow[]> {
  const { name, finding, isAtPortal: looksAtPages = false } = attack;
  let weapon: Weapon;
  try {
    weapon = await attack.prepare(stage);
  } catch (fault) {
    // Not to be prepared is one way not to be harmful; the answer tells which it was.
    const words = `not prepared: ${fault instanceof Error ? fault.message : fault}`.slice(0, 300);
    console.log(`${name} (${finding}): ${words}`);
    return [figure(`answer-${name}`, 0, words)];
  }
  const { portalUrl } = stage;
  const apiPid = stage.apiPid();
  const bystander = await Bystander.start({ ...stage.others.bystanding, apiPid, portalUrl, looksAtPages });
  const watch = new Watch(stage.apiPid);
  const portal = looksAtPages ? new Watch(stage.portalPid) : null;
  const tally = new Tally();
  const rivals = new Rivals();
  const startedAt = performance.now();
  const over = AbortSignal.timeout(1000 * seconds);
  const fired = weapon.fire(tally.add, over);
  const rivalled = weapon.rival ? rivals.ask(weapon.rival, over) : null;
  await Promise.race([fired, sleep(1000 * (seconds + patienceSeconds), null, { ref: false })]);
  const attackSeconds = (performance.now() - startedAt) / 1000;
  await sleep(1000 * afterSeconds);
  const { api, page, ownLateness } = await bystander.end();
  await rivalled;
  const { peakMegabytes, childrenMegabytes, processorSeconds, starvedSeconds, falls } = watch.end();
  const portalMegabytes = portal?.end().peakMegabytes ?? null;
  const refused = total(api) + total(page) + rivals.refused;
  console.log(
    `${name} (${finding}): ${attackSeconds.toFixed(1)} s; attacker: ${tally.words}; others: ${words(api)}` +
      `${looksAtPages ? `; pages: ${words(page)}, portal ${portalMegabytes?.toFixed(0)} MB` : ''}${rivalled ? `; rival: ${rivals.words}` : ''}; ` +
      `API ${processorSeconds.toFixed(1)} s of processor (${starvedSeconds.toFixed(1)} s without one), ${peakMegabytes.toFixed(0)} MB, sandboxes ${childrenMegabytes.toFixed(0)} MB` +
      `${falls > 0 ? `, fell ${falls} times` : ''}; bystander late by ${ownLateness.toFixed(0)} ms, load ${loadavg()[0]?.toFixed(1)}`,
  );
  return [
    figure(`stall-${name}`, api.longest, 'ms'),
    figure(`stall-on-processor-${name}`, api.longestOnProcessor, 'ms'),
    ...(looksAtPages ? [figure(`page-${name}`, page.longest, 'ms')] : []),
    ...(rivalled ? [figure(`rival-${name}`, rivals.longest, 'ms')] : []),
    figure(`memory-${name}`, peakMegabytes, 'MB'),
    ...(portalMegabytes === null ? [] : [figure(`portal-memory-${name}`, portalMegabytes, 'MB')]),
    figure(`processor-${name}`, processorSeconds, 's'),
    figure(`refused-others-${name}`, refused, 'requests'),
    figure(`answer-${name}`, tally.total, `answers: ${tally.words}`),
  ];
}

const total = ({ refused }: Waits) => Object.values(refused).reduce((sum, count) => sum + count, 0);

function words({ asked, longest, longestOnProcessor, median, refused }: Waits): string {
  const told = Object.entries(refused).map(([answer, count]) => `${count} × ${answer}`);
  return `${asked} asked, median ${median.toFixed(0)} ms, longest ${longest.toFixed(0)} ms (${longestOnProcessor.toFixed(0)} with a processor)${told.length > 0 ? `, refused ${told.join(', ')}` : ''}`;
}

/** Requests of another team for the same kind of work, one after the other. */
class Rivals {
  readonly #tally = new Tally();
  longest = 0;
  refused = 0;

  async ask(rival: NonNullable<Weapon['rival']>, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const reply = await rival();
      this.#tally.add(reply);
      this.longest = Math.max(this.longest, reply.milliseconds);
      if (reply.status !== 200 || reply.code !== null) this.refused += 1;
      await sleep(200);
    }
  }

  get words(): string {
    return `${this.#tally.words}, longest ${this.longest.toFixed(0)} ms`;
  }
}
