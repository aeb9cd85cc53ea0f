/** A thousand layers as Keras writes them are 1.5 MB; the API takes bodies of 4. */
export const mostTopologyMegabytes = 2;

export const mostTopologyBytes = mostTopologyMegabytes * 1_000_000;
