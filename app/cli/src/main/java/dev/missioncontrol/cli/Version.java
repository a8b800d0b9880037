package dev.missioncontrol.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as; a class directory has none. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Mission Control " + (built == null ? "(not packaged)" : built)};
    }
}
