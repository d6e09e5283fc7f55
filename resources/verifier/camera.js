// The camera: frames looked through for codes, one after another, until it is switched off.

import { elementOf } from "./elements.js";
import { codesIn } from "./pictures.js";
import { Refusal } from "./refusal.js";

const REST_MILLISECONDS = 120; // between two frames, so that the page stays quick

/** Whether a camera can be asked for here at all. */
export const HAS_CAMERA = Boolean(navigator.mediaDevices?.getUserMedia);

export class Camera {
  /** @param {(codes: string[]) => void} seen */
  constructor(seen) {
    this.seen = seen;
    this.video = elementOf("preview", HTMLVideoElement);
    /** @type {MediaStream | null} */
    this.stream = null;
  }

  get isOn() {
    return this.stream !== null;
  }

  /** @throws {Refusal} "camera_refused", "camera_busy" */
  async start() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      throw new Refusal(error.name === "NotAllowedError" ? "camera_refused" : "camera_busy");
    }
    this.stop(); // where it was asked for twice, the first one must not stay on unseen
    this.stream = stream;
    this.video.srcObject = stream;
    this.video.hidden = false;
    await this.video.play();
    void this.look(stream);
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
  }

  /** @param {MediaStream} stream */
  async look(stream) {
    while (this.stream === stream) {
      const codes = await codesIn(this.video);
      if (this.stream === stream && codes?.length) this.seen(codes);
      await new Promise((resolve) => window.setTimeout(resolve, REST_MILLISECONDS));
    }
  }
}
