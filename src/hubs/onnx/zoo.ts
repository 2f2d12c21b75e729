export const ONNX = 'onnx';
export const REPOSITORY = 'https://github.com/onnx/models';
export const PUBLISHER = 'onnx';
