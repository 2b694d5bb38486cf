// loudness.js - how loud it is in the room, measured on this device.
//
// Stilte.openMicrophone(lost) -> Promise of {listen(spoke, loud), close()};
// it is rejected whenever there is no microphone to be had, for whatever
// reason: no API (plain http), refused, forbidden by the frame, no device,
// no sound that can be measured. lost() is called, once at most, when it goes
// away later.
//   listen  from now on spoke() is called when somebody begins to speak, and
//           loud(yes) when sound begins and ends
// Only the loudness of the last moment is ever looked at; nothing is kept.
(function () {
    'use strict';

    const Stilte = window.Stilte;
    const FLOOR = 0.02;         // below this is silence in any room
    const ABOVE = 4;            // sound is this much over the room's own
    // In milliseconds.
    const SAMPLE = 50;          // between two looks
    const LASTING = 300;        // makes sound somebody who speaks
    const APART = 2000;         // of quiet between two who begin to speak
    const PATIENCE = 3000;      // till sound can be measured

    function loudness(analyser, samples) {
        analyser.getByteTimeDomainData(samples);
        let sum = 0;
        for (const sample of samples)
            sum += ((sample - 128) / 128) * ((sample - 128) / 128);
        return Math.sqrt(sum / samples.length);
    }

    // Gives a function that looks once. The gaps between words take off from
    // what the words add, so that a cough or a door is no remark.
    function makeListener(level, spoke, loud) {
        let room = 1;
        let was = false;
        let lasted = 0;
        let quiet = APART;
        return function () {
            const now = level();
            room = Math.min(room, now);
            const sound = now > Math.max(FLOOR, room * ABOVE);
            const speaking = quiet < APART;
            lasted = Math.max(0, lasted + (sound ? SAMPLE : -SAMPLE));
            quiet = sound && speaking ? 0 : Math.min(APART, quiet + SAMPLE);
            if (sound !== was)
                loud(sound);
            was = sound;
            if (lasted < LASTING)
                return;
            lasted = 0;
            quiet = 0;
            if (!speaking)
                spoke();
        };
    }

    // A context that nobody lets run hears nothing and says it is quiet.
    function running(context) {
        return new Promise((done, fail) => {
            const look = () => {
                if (context.state === 'running')
                    done();
            };
            window.setTimeout(() => fail(new Error('no sound')), PATIENCE);
            context.addEventListener('statechange', look);
            look();
            context.resume().then(look, fail);
        });
    }

    function measure(stream, lost) {
        const Context = window.AudioContext || window.webkitAudioContext;
        const track = stream.getAudioTracks()[0];
        const context = new Context();
        const analyser = context.createAnalyser();
        const samples = new Uint8Array(analyser.fftSize);
        let timer = 0;
        let open = true;

        function close() {
            open = false;
            window.clearInterval(timer);
            stream.getTracks().forEach((one) => one.stop());
            context.close().catch(() => {});
        }

        function lose() {
            if (!open)
                return;
            close();
            lost();
        }

        function listen(spoke, loud) {
            const look = makeListener(
                () => loudness(analyser, samples), spoke, loud);
            window.clearInterval(timer);
            timer = window.setInterval(look, SAMPLE);
        }

        context.createMediaStreamSource(stream).connect(analyser);
        return running(context).then(() => {
            if (track.muted || track.readyState === 'ended')
                throw new Error('no sound');
            track.addEventListener('ended', lose);
            track.addEventListener('mute', lose);
            context.addEventListener('statechange', () => {
                if (context.state !== 'running')
                    lose();
            });
            return {listen, close};
        }).catch((error) => {
            close();
            throw error;
        });
    }

    // A device that raises a quiet room to the loudness of speech would
    // measure nothing.
    Stilte.openMicrophone = async function (lost) {
        const stream = await window.navigator.mediaDevices.getUserMedia(
            {audio: {autoGainControl: false}});
        try {
            return await measure(stream, lost);
        } catch (error) {
            stream.getTracks().forEach((track) => track.stop());
            throw error;
        }
    };
})();
