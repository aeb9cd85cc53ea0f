import { elementTypes } from './elementType.ts';
import type { Attribute, Constant, Graph, Node, Value } from './graph.ts';
import { bytesField, floatField, integerField, message, textField } from './protobuf.ts';
import { usedConstants, usedNodes } from './usedNodes.ts';

const irVersion = 8;
/** Operator sets by domain; ONNX' own has no name. */
const operatorSets = { '': 17, 'com.microsoft': 1, 'com.microsoft.nchwc': 1 };

/** A graph as the bytes of an ONNX model; field numbers are those of onnx.proto3. */
export function onnxModel(graph: Graph): Uint8Array {
  return message(
    integerField(1, irVersion),
    textField(2, 'critbatch'),
    bytesField(7, graphMessage(graph)),
    Object.entries(operatorSets).map(([domain, version]) =>
      bytesField(8, message(textField(1, domain), integerField(2, version))),
    ),
  );
}

function graphMessage(graph: Graph): Uint8Array {
  return message(
    usedNodes(graph).map((node) => bytesField(1, nodeMessage(node))),
    textField(2, 'graph'),
    usedConstants(graph).map((constant) => bytesField(5, tensorMessage(constant))),
    graph.inputs.map((input) => bytesField(11, valueMessage(input))),
    graph.outputs.map((output) => bytesField(12, valueMessage(output))),
  );
}

function nodeMessage({ phase, operator, inputs, outputs, attributes }: Node): Uint8Array {
  const dot = operator.lastIndexOf('.');
  return message(
    inputs.map(({ name }) => textField(1, name)),
    outputs.map(({ name }) => textField(2, name)),
    textField(3, `${phase ?? 'other'}/${outputs[0]?.name}`),
    textField(4, operator.slice(dot + 1)),
    textField(7, operator.slice(0, Math.max(dot, 0))),
    Object.entries(attributes).map(([name, value]) => bytesField(5, attributeMessage(name, value))),
  );
}

/** A whole number is an ONNX int, unless it says that it is a float. */
function attributeMessage(name: string, value: Attribute): Uint8Array {
  const typed = (type: number, ...fields: Uint8Array[]) =>
    message(textField(1, name), fields, integerField(20, type));
  if (typeof value === 'string') return typed(3, textField(4, value));
  if (typeof value === 'number') {
    return Number.isInteger(value) ? typed(2, integerField(3, value)) : typed(1, floatField(2, value));
  }
  if ('float' in value) return typed(1, floatField(2, value.float));
  if ('nodes' in value) return typed(5, bytesField(6, graphMessage(value)));
  return typed(7, ...value.map((whole) => integerField(8, whole)));
}

function tensorMessage({ value, elements }: Constant): Uint8Array {
  const bytes = new Uint8Array(elements.buffer, elements.byteOffset, elements.byteLength);
  return message(
    value.shape.map((extent) => integerField(1, Number(extent))),
    integerField(2, elementTypes[value.type]),
    textField(8, value.name),
    bytesField(9, bytes),
  );
}

function valueMessage({ name, type, shape }: Value): Uint8Array {
  const extents = shape.map((extent) =>
    bytesField(1, typeof extent === 'number' ? integerField(1, extent) : textField(2, extent)),
  );
  const tensorType = message(integerField(1, elementTypes[type]), bytesField(2, message(extents)));
  return message(textField(1, name), bytesField(2, bytesField(1, tensorType)));
}
