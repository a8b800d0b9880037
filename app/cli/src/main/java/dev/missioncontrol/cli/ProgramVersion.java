package dev.missioncontrol.cli;

import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of the jar; a class directory has none. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String built = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Mission Control " + (built == null ? "(not packaged)" : built)};
    }
}
