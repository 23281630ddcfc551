package org.jujian.server;

/// Where people outside reach the platform, as codes on papers and boards name it.
public final class PublicUrl {
    /// The setting `jujian.public-url`; without it, what the platform listens on.
    public static final String VALUE = "${jujian.public-url:http://${jujian.address}:${jujian.port}}";

    private PublicUrl() {}
}
