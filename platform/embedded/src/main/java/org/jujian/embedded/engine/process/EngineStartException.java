package org.jujian.embedded.engine.process;

/// The engine cannot start; the message is Chinese and English and says what to do. It goes to the platform's process.
final class EngineStartException extends RuntimeException {
    EngineStartException(String message) {
        super(message);
    }
}
