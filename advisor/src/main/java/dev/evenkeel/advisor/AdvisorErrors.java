package dev.evenkeel.advisor;

import dev.evenkeel.core.error.EvenkeelException;

/** What users of the advisor can ask wrongly, said so that they can mend it. */
public final class AdvisorErrors {
    private AdvisorErrors() {}

    /** {@return the error for a session that has no listeners on this side} */
    public static EvenkeelException notClassic() {
        return new EvenkeelException("A Spark Connect session cannot be recorded, since its tasks run on the server. "
                + "Start the recorder in the server's application, or on a classic session.");
    }

    /** {@return the error for a log that is not there} */
    public static EvenkeelException noSuchLog(String name) {
        return new EvenkeelException(name + " does not exist. Name an event log, or the directory of a rolling one.");
    }

    /** {@return the error for a file without a line} */
    public static EvenkeelException emptyLog(String name) {
        return new EvenkeelException(name + " is empty. Spark writes an event log only where spark.eventLog.enabled is "
                + "true when the application starts.");
    }

    /** {@return the error for a file of another kind, such as a log of the driver's messages} */
    public static EvenkeelException notAnEventLog(String name) {
        return new EvenkeelException(name + " is no event log: none of its lines is an event. A driver's or an "
                + "executor's log of messages is something else; event logs lie where spark.eventLog.dir says.");
    }

    /** {@return the error for a directory that is no log} */
    public static EvenkeelException noLogInDirectory(String name, int files) {
        return new EvenkeelException(
                name + " is a directory of " + files + " files, but no rolling event log. Name one " + "of its files.");
    }

    /** {@return the error for a log that cannot be read from where it lies} */
    public static EvenkeelException unreadableLog(String name, Exception cause) {
        return new EvenkeelException(name + " cannot be read: " + cause.getMessage(), cause);
    }

    /** {@return the error for a codec that is not on the class path} */
    public static EvenkeelException missingCodec(String name, String codec, String jar, Throwable cause) {
        return new EvenkeelException(
                name + " is packed by " + codec + ", and " + jar + " is not on the class path. Add that jar, as Spark "
                        + "does, or unpack the log first.",
                cause);
    }

    /** {@return the error for an address where Hadoop is not on the class path} */
    public static EvenkeelException noHadoop(String name, Throwable cause) {
        return new EvenkeelException(
                name + " needs Hadoop's jars on the class path, as Spark brings them. Add them, or copy the log here.",
                cause);
    }

    /** {@return the error for a text that is no plan, without what it is} */
    public static EvenkeelException notAPlan(String expected) {
        return new EvenkeelException(
                "The text is no plan as " + expected + " prints it. Pass all of it, and nothing else.");
    }
}
