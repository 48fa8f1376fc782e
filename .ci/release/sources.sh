# For scripts beside: what is released, and from which sources. Sourced, with the project as the working directory.

mvn=${MVN:-mvn}
snapshot=$(sed -n 's,^  <version>\(.*\)</version>$,\1,p' pom.xml)
version=${snapshot%-SNAPSHOT}
# The parent, and all modules but those that are not published.
published=.,$(sed -n 's,.*<module>\(.*\)</module>.*,\1,p' pom.xml | grep -vxE 'samples|tests' | paste -sd,)

# The committed sources with the version of the release, in a new folder.
sources() (
  umask 022
  mkdir -p "$1"
  git archive HEAD | tar -x -C "$1"
  find "$1" -name pom.xml -exec sed -i "s,<version>$snapshot</version>,<version>$version</version>," {} +
)

# Builds the published modules in a folder of sources, with all that Central wants; further arguments are Maven's.
build() (
  # Jars keep the permissions of files.
  umask 022
  cd "$1"
  shift
  # The tests have judged this commit before.
  "$mvn" -B -ntp -q -Prelease -T 1C -Dmaven.test.skip -Djacoco.skip -pl "$published" -am "$@"
)
