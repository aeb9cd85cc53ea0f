/** Two 3×3 convolutions beside a shortcut. */
export interface ResidualBlock {
  readonly name: string;
  readonly channelsIn: number;
  readonly channelsOut: number;
  /** Stride of its first convolution: 2 halves height and width. */
  readonly stride: 1 | 2;
  /** Whether the shortcut is a 1×1 convolution, which it is where the shapes on its two sides differ. */
  readonly projects: boolean;
}

/** Channels and blocks of each stage: depth 8 is the 6n + 2 of He et al. 2016, section 4.2, the others its table 1. */
const stages = {
  8: { channels: [16, 32, 64], blocks: [1, 1, 1] },
  18: { channels: [64, 128, 256, 512], blocks: [2, 2, 2, 2] },
  34: { channels: [64, 128, 256, 512], blocks: [3, 4, 6, 3] },
} as const;

/** The blocks between the first convolution and the mean over pixels; every stage but the first begins with a halving. */
export function residualBlocks(depth: keyof typeof stages): ResidualBlock[] {
  const { channels, blocks } = stages[depth];
  return channels.flatMap((channelsOut, stage) =>
    Array.from({ length: blocks[stage] as number }, (_, block): ResidualBlock => {
      const entering = block === 0 && stage > 0;
      const channelsIn = entering ? (channels[stage - 1] as number) : channelsOut;
      return {
        name: `stage${stage}block${block}`,
        channelsIn,
        channelsOut,
        stride: entering ? 2 : 1,
        projects: entering,
      };
    }),
  );
}
