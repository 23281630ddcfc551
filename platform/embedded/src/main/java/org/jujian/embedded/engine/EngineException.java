package org.jujian.embedded.engine;

/// The engine cannot run here. The message is Chinese and English and says what to do.
public final class EngineException extends RuntimeException {
    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
