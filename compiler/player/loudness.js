// loudness.js - how loud it is in the room, measured on this device.
//
// Stilte.openMicrophone() -> Promise of {listen(), heard(), close()}; it is
// rejected whenever there is no microphone to be had, for whatever reason:
// no API (plain http), refused, forbidden by the frame, no device.
//   listen()  called now and then; returns true while there is sound
//   heard()   how many stretches of sound there were
// Only the loudness of the last moment is ever looked at; nothing is kept.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const FLOOR = 0.02;         // below this is silence in any room
    const ABOVE = 4;            // sound is this much over the room's own
    const LASTING = 400;        // milliseconds that make sound a remark
    const APART = 2000;         // milliseconds between two remarks

    function loudness(analyser, samples) {
        analyser.getByteTimeDomainData(samples);
        let sum = 0;
        for (const sample of samples)
            sum += ((sample - 128) / 128) * ((sample - 128) / 128);
        return Math.sqrt(sum / samples.length);
    }

    function measure(stream) {
        const Context = window.AudioContext || window.webkitAudioContext;
        const context = new Context();
        const analyser = context.createAnalyser();
        const samples = new Uint8Array(analyser.fftSize);
        let room = 1;
        let since = 0;
        let until = -APART;
        let remarks = 0;
        let counted = false;

        context.createMediaStreamSource(stream).connect(analyser);

        function listen() {
            const now = window.performance.now();
            const level = loudness(analyser, samples);
            room = Math.min(room, level);
            const sound = level > Math.max(FLOOR, room * ABOVE);
            if (!sound) {
                since = 0;
                return false;
            }
            if (!since)
                since = now;
            if (now - until > APART)
                counted = false;
            if (!counted && now - since >= LASTING) {
                remarks++;
                counted = true;
            }
            until = now;
            return true;
        }

        return {
            listen,
            heard: () => remarks,
            close() {
                stream.getTracks().forEach((track) => track.stop());
                context.close().catch(() => {});
            }
        };
    }

    Stilte.openMicrophone = function () {
        const devices = window.navigator.mediaDevices;
        if (!devices || !devices.getUserMedia)
            return Promise.reject(new Error('no microphone'));
        return devices.getUserMedia({audio: true}).then((stream) => {
            try {
                return measure(stream);
            } catch (error) {
                stream.getTracks().forEach((track) => track.stop());
                throw error;
            }
        });
    };
})();
