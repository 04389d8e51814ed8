import './style.scss';
import './comfort';
import './booth';
